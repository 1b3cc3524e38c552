package dev.percolate.render;

import dev.percolate.diagnostics.ProblemException;
import dev.percolate.jinja.MacroDefinition;
import dev.percolate.jinja.Template;
import dev.percolate.render.internal.Engines;
import dev.percolate.render.internal.MacroOutline;
import dev.percolate.render.internal.MacroSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One macro, generic test or materialization, known by its text. The Jinja in it is parsed when it
 * is first called or inspected, once for all threads.
 */
public final class RegisteredMacro {
  private final String packageName;
  private final String path;
  private final boolean isOfTestFile;
  private final String blockType;
  private final String text;
  private final String name;
  private final String uniqueId;
  private final @Nullable MacroOutline outline;
  private volatile @Nullable Template template;
  private volatile @Nullable MacroSummary summary;

  private RegisteredMacro(
      MacroFile file,
      String blockType,
      String text,
      @Nullable String name,
      @Nullable MacroOutline outline) {
    this.packageName = file.packageName();
    this.path = file.path();
    this.isOfTestFile = file.isOfTests();
    this.blockType = blockType;
    this.text = text;
    this.outline = outline;
    this.name = name == null ? nameFromText() : name;
    this.uniqueId = "macro." + packageName + "." + this.name;
  }

  private static RegisteredMacro of(MacroFile file, BlockScanner.Block block) {
    String name = name(block, file.text());
    return new RegisteredMacro(file, block.type(), block.full(file.text()), name, null);
  }

  private static RegisteredMacro of(MacroFile file, MacroOutline outline) {
    String text = file.text().substring(outline.start(), outline.end());
    return new RegisteredMacro(file, outline.blockType(), text, outline.name(), outline);
  }

  /**
   * Cuts a file into macros, in file order. A pure function of the file.
   *
   * @param unexpected told of names of tags found between them, which dbt warns about
   * @throws ProblemException when its block tags do not balance
   */
  public static List<RegisteredMacro> read(MacroFile file, Consumer<String> unexpected) {
    List<RegisteredMacro> macros = new ArrayList<>();
    List<MacroOutline> outlines = file.outlines();
    if (outlines == null) {
      for (BlockScanner.Block block : find(file, unexpected)) {
        macros.add(of(file, block));
      }
    } else {
      for (MacroOutline outline : outlines) {
        macros.add(of(file, outline));
      }
    }
    return macros;
  }

  /** Where the macros of a file stand. */
  private static List<BlockScanner.Block> find(MacroFile file, Consumer<String> unexpected) {
    return file.isOfTests()
        ? BlockScanner.scan(file.text(), BlockScanner.TEST_BLOCKS, _ -> {})
        : BlockScanner.scan(file.text(), BlockScanner.MACRO_BLOCKS, unexpected);
  }

  /** What is to be kept of a file, so that nobody has to look for its macros again. */
  static MacroOutline.OfFile outlines(MacroFile file) {
    List<MacroOutline> outlines = new ArrayList<>();
    for (BlockScanner.Block block : find(file, _ -> {})) {
      RegisteredMacro macro = of(file, block);
      outlines.add(
          MacroOutline.of(
              macro.blockType(), macro.name(), block.start(), block.end(), macro.summary()));
    }
    return new MacroOutline.OfFile(file.text().length(), outlines);
  }

  private static @Nullable String name(BlockScanner.Block block, String text) {
    String word = block.name();
    if (word == null) {
      return null;
    }
    return switch (block.type()) {
      case "macro" -> word;
      case "materialization" ->
          "materialization_"
              + word
              + "_"
              + adapter(text.substring(block.start(), block.contentStart()));
      default -> "test_" + word;
    };
  }

  /** The adapter named in a materialization's opening tag. */
  private static String adapter(String tag) {
    int at = tag.indexOf("adapter");
    int equals = at < 0 ? -1 : tag.indexOf('=', at);
    if (equals < 0) {
      return "default";
    }
    int start = equals + 1;
    while (start < tag.length() && tag.charAt(start) != '\'' && tag.charAt(start) != '"') {
      start++;
    }
    int end = start < tag.length() ? tag.indexOf(tag.charAt(start), start + 1) : -1;
    return end < 0 ? "default" : tag.substring(start + 1, end);
  }

  /** The project that defines it. */
  public String packageName() {
    return packageName;
  }

  /** Its file, relative to the project. */
  public String path() {
    return path;
  }

  /** Whether its file lies among generic tests. */
  public boolean isOfTestFile() {
    return isOfTestFile;
  }

  /** {@code macro}, {@code test}, {@code data_test} or {@code materialization}. */
  public String blockType() {
    return blockType;
  }

  /** The block with its tags: {@code macro_sql} of the manifest. */
  public String text() {
    return text;
  }

  /** The full name, such as {@code test_unique} or {@code materialization_table_default}. */
  public String name() {
    return name;
  }

  /** {@code macro.package.name}. */
  public String uniqueId() {
    return uniqueId;
  }

  private String nameFromText() {
    String full = definition().name();
    return full.substring(full.indexOf("__") + 2);
  }

  /** Parameter names. */
  public List<String> arguments() {
    return summary().arguments();
  }

  /** The languages a materialization declares; null for everything else. */
  public @Nullable List<String> supportedLanguages() {
    return blockType.equals("materialization") ? summary().languages() : null;
  }

  /** What its text calls, as {@link MacroSummary#calls()} writes it. */
  List<String> calls() {
    return summary().calls();
  }

  /** What the manifest tells of it beside its text. */
  public MacroSummary summary() {
    MacroSummary known = summary;
    if (known == null) {
      known =
          outline == null
              ? MacroSummary.of(definition(), template().callSites())
              : outline.summary();
      summary = known;
    }
    return known;
  }

  /** The parsed macro. */
  public MacroDefinition definition() {
    List<MacroDefinition> found = template().allMacros();
    if (found.size() != 1) {
      throw ProblemException.parsing("Found multiple macros in " + text + ", expected 1");
    }
    return found.getFirst();
  }

  private Template template() {
    Template parsed = template;
    if (parsed == null) {
      synchronized (this) {
        parsed = template;
        if (parsed == null) {
          parsed = Engines.parseMacro(text, path);
          template = parsed;
        }
      }
    }
    return parsed;
  }

  @Override
  public String toString() {
    return uniqueId;
  }
}
