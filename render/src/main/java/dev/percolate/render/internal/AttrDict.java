package dev.percolate.render.internal;

import dev.percolate.jinja.value.PyClassed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's dictionary whose keys are attributes too; in a template all dictionaries are so. */
final class AttrDict extends LinkedHashMap<String, @Nullable Object> implements PyClassed {
  private static final long serialVersionUID = 1L;

  AttrDict(Map<String, ? extends @Nullable Object> entries) {
    super(entries);
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt_common.utils.dict.AttrDict";
  }
}
