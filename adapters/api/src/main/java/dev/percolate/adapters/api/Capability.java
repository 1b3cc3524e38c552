package dev.percolate.adapters.api;

/** Optional features an adapter may declare; the names are dbt's. */
public enum Capability {
  SCHEMA_METADATA_BY_RELATIONS,
  TABLE_LAST_MODIFIED_METADATA,
  TABLE_LAST_MODIFIED_METADATA_BATCH,
  GET_CATALOG_FOR_SINGLE_RELATION,
  MICROBATCH_CONCURRENCY,
  CATALOGS_V2
}
