package dev.percolate.adapters.postgres.internal;

/** PostgreSQL's type numbers, under the names dbt's driver gives to them. */
final class PostgresTypes {
  private PostgresTypes() {}

  static String name(int oid) {
    return switch (oid) {
      case 16 -> "BOOLEAN";
      case 17 -> "BINARY";
      case 18, 19, 25, 1042, 1043 -> "STRING";
      case 20 -> "LONGINTEGER";
      case 21, 23 -> "INTEGER";
      case 26 -> "ROWID";
      case 114 -> "JSON";
      case 700, 701 -> "FLOAT";
      case 704, 1186 -> "INTERVAL";
      case 705 -> "UNKNOWN";
      case 1082 -> "DATE";
      case 1083, 1266 -> "TIME";
      case 1114 -> "DATETIME";
      case 1184 -> "DATETIMETZ";
      case 1700 -> "DECIMAL";
      case 3802 -> "JSONB";
      case 3908 -> "tsrange";
      case 3910 -> "tstzrange";
      case 3912 -> "daterange";
      case 3904, 3906, 3926 -> "type";
      default -> array(oid);
    };
  }

  private static String array(int oid) {
    int element = element(oid);
    return element == 0 ? "unknown type_code " + oid : name(element) + "ARRAY";
  }

  /** The type of an array's elements, or 0 for a type that dbt's driver reads as text. */
  static int element(int array) {
    return switch (array) {
      case 199 -> 114;
      case 1000 -> 16;
      case 1001 -> 17;
      case 1002, 1003, 1009, 1014, 1015, 651, 1040, 1041 -> 25;
      case 1005, 1006, 1007 -> 23;
      case 1013, 1028 -> 26;
      case 1016 -> 20;
      case 1021, 1022 -> 701;
      case 1115 -> 1114;
      case 1182 -> 1082;
      case 1183, 1270 -> 1083;
      case 1185 -> 1184;
      case 1187 -> 1186;
      case 1231 -> 1700;
      case 3807 -> 3802;
      case 3905, 3907, 3909, 3911, 3913, 3927 -> array - 1;
      default -> 0;
    };
  }
}
