package dev.percolate.render.internal;

import dev.percolate.jinja.value.Missing;
import dev.percolate.jinja.value.PyObject;
import dev.percolate.manifest.Metric;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code metric()} gives; the metric is known only at run time. */
record MetricObject(String metricName, @Nullable Metric metric) implements PyObject {
  @Override
  public @Nullable Object attribute(String name) {
    if (name.equals("metric_name")) {
      return metricName;
    }
    if (metric == null) {
      return Missing.MISSING;
    }
    Map<String, @Nullable Object> fields = metric.toMap();
    return fields.containsKey(name) ? fields.get(name) : Missing.MISSING;
  }

  @Override
  public String str() {
    return metricName;
  }

  @Override
  public String qualifiedTypeName() {
    return "dbt.contracts.graph.metrics."
        + (metric == null ? "MetricReference" : "ResolvedMetricReference");
  }
}
