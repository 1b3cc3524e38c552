package dev.percolate.parser.internal.config;

/** Colours of the documentation site: an HTML name in any case, or a HEX code. */
final class Colors {
  private static final String NAMES =
      """
      aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond
      blue blueviolet brown burlywood cadetblue chartreuse chocolate coral
      cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
      darkgreen darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred
      darksalmon darkseagreen darkslateblue darkslategray darkturquoise darkviolet
      deeppink deepskyblue dimgray dodgerblue firebrick floralwhite forestgreen
      fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow honeydew
      hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen
      lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray
      lightgreen lightpink lightsalmon lightsalmon lightseagreen lightskyblue
      lightslategray lightsteelblue lightyellow lime limegreen linen magenta maroon
      mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen
      mediumslateblue mediumslateblue mediumspringgreen mediumturquoise
      mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy
      oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
      paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue
      purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown
      seagreen seashell sienna silver skyblue slateblue slategray snow springgreen
      steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
      yellowgreen
      """;

  private Colors() {}

  static boolean isValid(String color) {
    return isHex(color) || isName(color);
  }

  private static boolean isName(String color) {
    if (color.indexOf(' ') >= 0) {
      return false;
    }
    String lower = color.toLowerCase(java.util.Locale.ROOT);
    for (String line : NAMES.split("\n", -1)) {
      for (String name : line.split(" ", -1)) {
        if (!name.isEmpty() && name.equals(lower)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHex(String color) {
    if (!color.startsWith("#") || (color.length() != 4 && color.length() != 7)) {
      return false;
    }
    for (int i = 1; i < color.length(); i++) {
      if (Character.digit(color.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
