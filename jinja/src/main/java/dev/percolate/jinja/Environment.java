package dev.percolate.jinja;

import dev.percolate.jinja.internal.builtin.FilterTable;
import dev.percolate.jinja.internal.builtin.GlobalTable;
import dev.percolate.jinja.internal.builtin.TestTable;
import dev.percolate.jinja.internal.syntax.Parser;
import dev.percolate.jinja.internal.syntax.Source;
import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.Nearest;
import dev.percolate.jinja.value.UndefinedFlavor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What templates are made with: options, filters, tests, globals, tags. Immutable, thread-safe. */
public final class Environment {
  private final UndefinedFlavor undefined;
  private final boolean isNative;
  private final boolean autoescape;
  private final Environment counterpart;
  private final String macroPrefix;
  private final Limits limits;
  private final boolean trimsBlocks;
  private final boolean stripsBlocks;
  private final boolean keepsTrailingNewline;
  private final @Nullable Class<? extends RuntimeException> traced;
  private final Map<String, TagHandler> tags;
  private final Map<String, Filter> ownFilters;
  private final Map<String, Filter> ownTests;
  private final Map<String, @Nullable Object> ownGlobals;
  private final Map<String, Filter> filters;
  private final Map<String, Filter> tests;
  private final Map<String, Object> globals;

  private Environment(Builder builder) {
    undefined = builder.undefined;
    isNative = builder.isNative;
    macroPrefix = builder.macroPrefix;
    limits = builder.limits;
    trimsBlocks = builder.trimsBlocks;
    stripsBlocks = builder.stripsBlocks;
    keepsTrailingNewline = builder.keepsTrailingNewline;
    traced = builder.traced;
    tags = new HashMap<>(builder.tags);
    ownFilters = new HashMap<>(builder.filters);
    ownTests = new HashMap<>(builder.tests);
    ownGlobals = new HashMap<>(builder.globals);
    filters = new ConcurrentHashMap<>();
    tests = new ConcurrentHashMap<>();
    globals = new ConcurrentHashMap<>();
    autoescape = false;
    counterpart = new Environment(this);
  }

  /** The same environment, with autoescape on. */
  private Environment(Environment off) {
    undefined = off.undefined;
    isNative = off.isNative;
    macroPrefix = off.macroPrefix;
    limits = off.limits;
    trimsBlocks = off.trimsBlocks;
    stripsBlocks = off.stripsBlocks;
    keepsTrailingNewline = off.keepsTrailingNewline;
    traced = off.traced;
    tags = off.tags;
    ownFilters = off.ownFilters;
    ownTests = off.ownTests;
    ownGlobals = off.ownGlobals;
    filters = off.filters;
    tests = off.tests;
    globals = off.globals;
    autoescape = true;
    counterpart = off;
  }

  /** Starts an environment with Jinja's own filters, tests, globals and tags. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes a template of a text; raises a {@link TemplateException} when it is wrong. The name
   * appears in places only.
   */
  public Template parse(String source, String name) {
    if (!Template.hasDelimiter(source)) {
      return Template.plain(this, Source.of(source, name, keepsTrailingNewline));
    }
    return Template.of(this, Parser.parse(this, Source.of(source, name, keepsTrailingNewline)));
  }

  /** The class of undefined values. */
  public UndefinedFlavor undefined() {
    return undefined;
  }

  /** Whether templates give values instead of text. */
  public boolean isNative() {
    return isNative;
  }

  /** Whether printed values are escaped for HTML now, which only {@code autoescape} tags do. */
  public boolean autoescape() {
    return autoescape;
  }

  /** This environment with autoescape on or off. */
  public Environment autoescape(boolean on) {
    return on == autoescape ? this : counterpart;
  }

  /** What stands before the names that {@code macro} tags define. */
  public String macroPrefix() {
    return macroPrefix;
  }

  /** What a render may do. */
  public Limits limits() {
    return limits;
  }

  /** Whether the line end after a block tag is dropped. */
  public boolean trimsBlocks() {
    return trimsBlocks;
  }

  /** Whether white space before a block tag that begins a line is dropped. */
  public boolean stripsBlocks() {
    return stripsBlocks;
  }

  /** Whether calls that an exception of the host leaves are noted. */
  public boolean traces(RuntimeException error) {
    return traced != null && traced.isInstance(error);
  }

  /** The known filter or test that is nearest to an unknown name, or null. */
  public @Nullable String nearest(String what, String name) {
    boolean isFilter = what.equals("filter");
    List<String> known = new ArrayList<>(isFilter ? FilterTable.names() : TestTable.names());
    known.addAll(isFilter ? ownFilters.keySet() : ownTests.keySet());
    return Nearest.of(name, known);
  }

  /** The names of one's own globals. */
  public Set<String> globalNames() {
    return Collections.unmodifiableSet(ownGlobals.keySet());
  }

  /** The names of one's own tags. */
  public Set<String> tagNames() {
    return Collections.unmodifiableSet(tags.keySet());
  }

  /** The handler of a tag, or null. */
  public @Nullable TagHandler tag(String name) {
    return tags.get(name);
  }

  /** A filter, or null. */
  public @Nullable Filter filter(String name) {
    Filter own = ownFilters.get(name);
    if (own != null) {
      return own;
    }
    Filter known = filters.get(name);
    if (known == null) {
      known = FilterTable.find(name, isNative);
      if (known != null) {
        filters.put(name, known);
      }
    }
    return known;
  }

  /** Whether a filter's result may differ between renders, so that it is not computed early. */
  public boolean isContextual(String filter) {
    return FilterTable.isContextual(filter);
  }

  /** A test, or null. */
  public @Nullable Filter test(String name) {
    Filter own = ownTests.get(name);
    if (own != null) {
      return own;
    }
    Filter known = tests.get(name);
    if (known == null) {
      known = TestTable.find(name);
      if (known != null) {
        tests.put(name, known);
      }
    }
    return known;
  }

  /** A global of the environment, which {@link Globals} can hide, or MISSING. */
  public @Nullable Object global(String name) {
    if (ownGlobals.containsKey(name)) {
      return ownGlobals.get(name);
    }
    Object known = globals.get(name);
    if (known == null) {
      known = GlobalTable.find(name);
      if (known != null && known != Missing.MISSING) {
        globals.put(name, known);
      }
    }
    return known;
  }

  /** Collects options. */
  public static final class Builder {
    private UndefinedFlavor undefined = UndefinedFlavor.DEFAULT;
    private boolean isNative;
    private String macroPrefix = "";
    private Limits limits = Limits.DEFAULT;
    private boolean trimsBlocks;
    private boolean stripsBlocks;
    private boolean keepsTrailingNewline;
    private @Nullable Class<? extends RuntimeException> traced;
    private final Map<String, TagHandler> tags = new HashMap<>();
    private final Map<String, Filter> filters = new HashMap<>();
    private final Map<String, Filter> tests = new HashMap<>();
    private final Map<String, @Nullable Object> globals = new HashMap<>();

    private Builder() {}

    /** Which undefined values templates get. */
    public Builder undefined(UndefinedFlavor flavor) {
      undefined = flavor;
      return this;
    }

    /** Templates give values: {@link Template#renderNative}. */
    public Builder nativeValues() {
      isNative = true;
      return this;
    }

    /**
     * The macro tag defines {@code prefix + name}, so that templates cannot call their own macros
     * by their names.
     */
    public Builder macroPrefix(String prefix) {
      macroPrefix = prefix;
      return this;
    }

    /** What a render may do before it ends with an error. */
    public Builder limits(Limits most) {
      limits = most;
      return this;
    }

    /**
     * Notes the calls that exceptions of this class leave on their way through templates, for
     * {@link TemplateException#of}.
     */
    public Builder traced(Class<? extends RuntimeException> type) {
      traced = type;
      return this;
    }

    /** Jinja2 3.1 {@code trim_blocks}: the line end after a block tag or comment is dropped. */
    public Builder trimBlocks() {
      trimsBlocks = true;
      return this;
    }

    /**
     * Jinja2 3.1 {@code lstrip_blocks}: white space between the start of a line and a block tag or
     * comment is dropped.
     */
    public Builder lstripBlocks() {
      stripsBlocks = true;
      return this;
    }

    /** Jinja2 3.1 {@code keep_trailing_newline}: one line end at the end of a text is kept. */
    public Builder keepTrailingNewline() {
      keepsTrailingNewline = true;
      return this;
    }

    /** A tag of one's own. */
    public Builder tag(String name, TagHandler handler) {
      tags.put(name, handler);
      return this;
    }

    /** A filter of one's own. */
    public Builder filter(String name, Filter filter) {
      filters.put(name, filter);
      return this;
    }

    /** A test of one's own. */
    public Builder test(String name, Filter test) {
      tests.put(name, test);
      return this;
    }

    /** A global of one's own. */
    public Builder global(String name, @Nullable Object value) {
      globals.put(name, value);
      return this;
    }

    /** The environment. */
    public Environment build() {
      return new Environment(this);
    }
  }
}
