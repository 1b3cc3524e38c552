package dev.percolate.manifest;

import java.util.List;

/** What is wrong with one field of a resource that somebody else described. */
public sealed interface FieldProblem {

  /** The unique id of the resource, or what else names the place, such as {@code metadata}. */
  String resource();

  /** The field, with a dotted path when it lies deeper: {@code columns.id.name}. */
  String field();

  /** One sentence that names resource and field. */
  String message();

  /** A field without which the resource cannot be. */
  record Missing(String resource, String field) implements FieldProblem {
    @Override
    public String message() {
      return resource + ": field '" + field + "' is missing";
    }
  }

  /** A value of another kind than the field takes. */
  record WrongType(String resource, String field, String expected, String found)
      implements FieldProblem {
    @Override
    public String message() {
      return resource + ": field '" + field + "' must be " + expected + ", not " + found;
    }
  }

  /** A word that is none of those the field takes. */
  record NotAllowed(String resource, String field, String found, List<String> allowed)
      implements FieldProblem {
    public NotAllowed {
      allowed = List.copyOf(allowed);
    }

    @Override
    public String message() {
      return resource
          + ": field '"
          + field
          + "' must be one of '"
          + String.join("', '", allowed)
          + "', not '"
          + found
          + "'";
    }
  }

  /** A field that no resource of this type has. */
  record Unknown(String resource, String field) implements FieldProblem {
    @Override
    public String message() {
      return resource + ": field '" + field + "' is not known";
    }
  }
}
