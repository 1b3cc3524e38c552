package dev.percolate.jinja.internal.builtin;

import dev.percolate.jinja.Filter;
import dev.percolate.jinja.value.Signature;
import dev.percolate.jinja.value.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja's filters by name. */
public final class FilterTable {
  private FilterTable() {}

  /** The names of all filters, as Jinja writes them. */
  public static List<String> names() {
    return List.of(
        ("abs attr batch capitalize center count d default dictsort e escape filesizeformat first"
                + " float forceescape format groupby indent int items join last length list lower"
                + " map max min pprint random reject rejectattr replace reverse round safe select"
                + " selectattr slice sort string striptags sum title tojson trim truncate unique"
                + " upper urlencode urlize wordcount wordwrap xmlattr")
            .split(" "));
  }

  /** The filter, newly made, or null. */
  public static @Nullable Filter find(String name, boolean isNative) {
    Filter filter = texts(name);
    if (filter == null) {
      filter = sequences(name);
    }
    if (filter == null) {
      filter = others(name);
    }
    return filter == null ? natives(name, isNative) : filter;
  }

  /** Filters that need a render, so that constants cannot be computed beforehand. */
  public static boolean isContextual(String name) {
    return switch (name) {
      case "map", "select", "reject", "selectattr", "rejectattr", "random" -> true;
      default -> false;
    };
  }

  private static @Nullable Filter texts(String name) {
    return switch (name) {
      case "upper" -> signed(fn("do_upper").required("s"), TextFilters::upper);
      case "lower" -> signed(fn("do_lower").required("s"), TextFilters::lower);
      case "capitalize" -> signed(fn("do_capitalize").required("s"), TextFilters::capitalize);
      case "title" -> signed(fn("do_title").required("s"), TextFilters::title);
      case "string" -> signed(fn("soft_str").required("s"), TextFilters::string);
      case "center" ->
          signed(fn("do_center").required("value").optional("width", 80L), TextFilters::center);
      case "trim" ->
          signed(fn("do_trim").required("value").optional("chars", null), TextFilters::trim);
      case "replace" ->
          signed(
              contextual("do_replace").required("s", "old", "new").optional("count", null),
              TextFilters::replace);
      case "format" ->
          signed(fn("do_format").required("value").varargs().kwargs(), TextFilters::format);
      case "indent" ->
          signed(
              fn("do_indent")
                  .required("s")
                  .optional("width", 4L)
                  .optional("first", false)
                  .optional("blank", false),
              TextFilters::indent);
      case "truncate" ->
          signed(
              contextual("do_truncate")
                  .required("s")
                  .optional("length", 255L)
                  .optional("killwords", false)
                  .optional("end", "...")
                  .optional("leeway", null),
              TextFilters::truncate);
      case "wordcount" -> signed(fn("do_wordcount").required("s"), WordWrap::count);
      case "wordwrap" ->
          signed(
              contextual("do_wordwrap")
                  .required("s")
                  .optional("width", 79L)
                  .optional("break_long_words", true)
                  .optional("wrapstring", null)
                  .optional("break_on_hyphens", true),
              WordWrap::wrap);
      default -> null;
    };
  }

  private static @Nullable Filter sequences(String name) {
    return switch (name) {
      case "length", "count" -> signed(fn("len").required("obj"), SequenceFilters::length);
      case "first" -> signed(contextual("sync_do_first").required("seq"), SequenceFilters::first);
      case "last" -> signed(contextual("do_last").required("seq"), SequenceFilters::last);
      case "list" -> signed(fn("sync_do_list").required("value"), SequenceFilters::list);
      case "join" ->
          signed(
              contextual("sync_do_join")
                  .required("value")
                  .optional("d", "")
                  .optional("attribute", null),
              SequenceFilters::join);
      case "reverse" -> signed(fn("do_reverse").required("value"), SequenceFilters::reverse);
      case "sort" ->
          signed(
              contextual("do_sort")
                  .required("value")
                  .optional("reverse", false)
                  .optional("case_sensitive", false)
                  .optional("attribute", null),
              SequenceFilters::sort);
      case "unique" ->
          signed(
              contextual("sync_do_unique")
                  .required("value")
                  .optional("case_sensitive", false)
                  .optional("attribute", null),
              SequenceFilters::unique);
      case "min", "max" -> {
        boolean max = name.equals("max");
        yield signed(
            contextual("do_" + name)
                .required("value")
                .optional("case_sensitive", false)
                .optional("attribute", null),
            (environment, a) -> SequenceFilters.extreme(environment, a, max));
      }
      case "sum" ->
          signed(
              contextual("sync_do_sum")
                  .required("iterable")
                  .optional("attribute", null)
                  .optional("start", 0L),
              SequenceFilters::sum);
      case "batch" ->
          signed(
              fn("do_batch").required("value", "linecount").optional("fill_with", null),
              SequenceFilters::batch);
      case "slice" ->
          signed(
              fn("sync_do_slice").required("value", "slices").optional("fill_with", null),
              SequenceFilters::slice);
      case "groupby" ->
          signed(
              contextual("sync_do_groupby")
                  .required("value", "attribute")
                  .optional("default", null)
                  .optional("case_sensitive", false),
              SequenceFilters::groupBy);
      case "dictsort" ->
          signed(
              fn("do_dictsort")
                  .required("value")
                  .optional("case_sensitive", false)
                  .optional("by", "key")
                  .optional("reverse", false),
              SequenceFilters::dictSort);
      case "items" -> signed(fn("do_items").required("value"), SequenceFilters::items);
      case "random" -> signed(contextual("do_random").required("seq"), SequenceFilters::random);
      case "map" -> SelectionFilters::map;
      case "select" -> (e, value, args) -> SelectionFilters.select(e, value, args, false, true);
      case "reject" -> (e, value, args) -> SelectionFilters.select(e, value, args, false, false);
      case "selectattr" -> (e, value, args) -> SelectionFilters.select(e, value, args, true, true);
      case "rejectattr" -> (e, value, args) -> SelectionFilters.select(e, value, args, true, false);
      default -> null;
    };
  }

  private static @Nullable Filter others(String name) {
    return switch (name) {
      case "default", "d" ->
          signed(
              fn("do_default")
                  .required("value")
                  .optional("default_value", "")
                  .optional("boolean", false),
              ValueFilters::defaultValue);
      case "attr" -> signed(contextual("do_attr").required("obj", "name"), ValueFilters::attr);
      case "pprint" -> signed(fn("do_pprint").required("value"), ValueFilters::pprint);
      case "int" ->
          signed(
              fn("do_int").required("value").optional("default", 0L).optional("base", 10L),
              NumberFilters::toInt);
      case "float" ->
          signed(fn("do_float").required("value").optional("default", 0.0), NumberFilters::toFloat);
      case "abs" -> signed(fn("abs").required("x"), NumberFilters::abs);
      case "round" ->
          signed(
              fn("do_round")
                  .required("value")
                  .optional("precision", 0L)
                  .optional("method", "common"),
              NumberFilters::round);
      case "filesizeformat" ->
          signed(
              fn("do_filesizeformat").required("value").optional("binary", false),
              NumberFilters::fileSize);
      case "tojson" ->
          signed(
              contextual("do_tojson").required("value").optional("indent", null),
              HtmlFilters::toJson);
      case "escape", "e" -> signed(fn("escape").required("s"), HtmlFilters::escape);
      case "forceescape" ->
          signed(fn("do_forceescape").required("value"), HtmlFilters::forceEscape);
      case "safe" -> signed(fn("do_mark_safe").required("value"), HtmlFilters::safe);
      case "striptags" -> signed(fn("do_striptags").required("value"), HtmlFilters::stripTags);
      case "urlencode" -> signed(fn("do_urlencode").required("value"), HtmlFilters::urlEncode);
      case "xmlattr" ->
          signed(
              contextual("do_xmlattr").required("d").optional("autospace", true),
              HtmlFilters::xmlAttributes);
      case "urlize" ->
          signed(
              contextual("do_urlize")
                  .required("value")
                  .optional("trim_url_limit", null)
                  .optional("nofollow", false)
                  .optional("target", null)
                  .optional("rel", null)
                  .optional("extra_schemes", null),
              Urlize::apply);
      default -> null;
    };
  }

  private static @Nullable Filter natives(String name, boolean isNative) {
    return switch (name) {
      case "as_text" -> marker(Marker.Kind.TEXT, isNative);
      case "as_native" -> marker(Marker.Kind.NATIVE, isNative);
      case "as_bool" -> marker(Marker.Kind.BOOL, isNative);
      case "as_number" -> marker(Marker.Kind.NUMBER, isNative);
      case "is_list" -> signed(fn("is_list").required("value"), ValueFilters::isList);
      default -> null;
    };
  }

  private static Filter marker(Marker.Kind kind, boolean isNative) {
    return isNative
        ? (environment, value, args) -> new Marker(kind, Texts.str(value))
        : (environment, value, args) -> value;
  }

  private static Signature.Builder fn(String name) {
    return Signature.of(name);
  }

  /** A function that Jinja gives its context or environment as first argument. */
  private static Signature.Builder contextual(String name) {
    return Signature.of(name).method();
  }

  private static Filter signed(
      Signature.Builder signature, SignedFilter.Implementation implementation) {
    return new SignedFilter(signature.build(), implementation);
  }
}
