package dev.percolate.parser.internal.files;

import dev.percolate.manifest.Doc;
import dev.percolate.manifest.Identity;
import dev.percolate.parser.internal.NodeConfigurer;
import dev.percolate.parser.internal.Templates;
import dev.percolate.render.BlockScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the docs blocks of one Markdown file. */
public final class DocFiles {
  private DocFiles() {}

  /**
   * The blocks of a text.
   *
   * @param path below its docs path
   * @param originalFilePath below its project
   */
  public static List<Doc> parse(
      String packageName, String path, String originalFilePath, String text, Templates templates) {
    List<Doc> docs = new ArrayList<>();
    for (BlockScanner.Block block : BlockScanner.scan(text, Set.of("docs"), _ -> {})) {
      // dbt 1.12: a block without a name has Python's text of nothing for one
      String name = block.name() == null ? "None" : block.name();
      Identity identity =
          new Identity(
              name,
              packageName,
              path,
              originalFilePath,
              "doc." + packageName + "." + name,
              List.of());
      String contents = block.contents(text);
      if (NodeConfigurer.hasTemplate(contents)) {
        contents = templates.docs(new Doc(identity, contents), (_, _) -> null).render(contents);
      }
      docs.add(new Doc(identity, contents.strip()));
    }
    return docs;
  }
}
