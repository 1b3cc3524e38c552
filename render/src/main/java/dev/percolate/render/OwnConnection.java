package dev.percolate.render;

import dev.percolate.adapters.api.Adapter;
import dev.percolate.adapters.api.ConnectionPool;
import org.jspecify.annotations.Nullable;

/** Answers at once by the connection of the calling thread. */
public final class OwnConnection implements Introspector {
  private final Adapter adapter;

  public OwnConnection(Adapter adapter) {
    this.adapter = adapter;
  }

  @Override
  @SuppressWarnings("unchecked") // each answer is that of its question
  public <A> @Nullable A ask(Introspection<A> question) {
    ConnectionPool connections = adapter.connections();
    return (A)
        switch (question) {
          case Introspection.Query query ->
              connections.execute(query.sql(), query.autoBegin(), query.fetch(), query.limit());
          case Introspection.Statement statement ->
              connections
                  .addQuery(
                      statement.sql(),
                      statement.autoBegin(),
                      statement.bindings(),
                      statement.abridged())
                  .cursor()
                  .response();
          case Introspection.QueryColumns query -> adapter.columnsInQuery(query.sql());
          case Introspection.Method(var method, var arguments) ->
              new Introspection.Answer(method.body().call(arguments));
          case Introspection.Columns _, Introspection.Relations _ -> null;
        };
  }

  @Override
  public void commit() {
    adapter.connections().commitIfOpen();
  }

  @Override
  public String connectionName() {
    return adapter.connections().niceName();
  }
}
