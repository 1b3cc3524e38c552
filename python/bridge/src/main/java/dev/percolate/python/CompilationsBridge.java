package dev.percolate.python;

import dev.percolate.cli.EmbeddedCommand;
import dev.percolate.engine.PlainCompilations;
import dev.percolate.manifest.PythonJson;
import dev.percolate.render.HostFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A project whose nodes are compiled by id. The work is done in a thread of its own, while Python
 * fetches with {@link #next} the calls of its functions and answers them together, so that no Java
 * thread ever waits for the interpreter's lock. One piece of work at a time: start it, fetch until
 * it is done, read its result.
 */
public final class CompilationsBridge {
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(null, task, "compilations", EmbeddedCommand.STACK_BYTES);
            thread.setDaemon(true);
            return thread;
          });
  private final HostCalls calls = new HostCalls();
  private volatile @Nullable PlainCompilations opened;
  private @Nullable Future<String> work;

  /** Work on the opened project. */
  private interface Work {
    @Nullable Object on(PlainCompilations compilations);
  }

  /**
   * Parses a project.
   *
   * @param options JSON
   * @param functions names, packed
   * @param env names and values, packed
   */
  public void open(String directory, String options, String functions, String env) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    if (PythonJson.loads(options) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> settings.put(String.valueOf(name), value));
    }
    Map<String, HostFunction> hosted = new LinkedHashMap<>();
    Packed.unpack(functions).forEach(name -> hosted.put(name, calls.function(name)));
    Map<String, String> variables = Packed.unpackPairs(env);
    start(
        () -> {
          PlainCompilations project =
              PlainCompilations.open(directory, settings, hosted, variables);
          opened = project;
          return project.ids();
        });
  }

  public void compileBatch(String ids) {
    List<String> unpacked = Packed.unpack(ids);
    start(project -> project.compileBatch(unpacked));
  }

  public void compileBatchPure(String ids) {
    List<String> unpacked = Packed.unpack(ids);
    start(project -> project.compileBatchPure(unpacked));
  }

  /** {@code answer} is tagged JSON. */
  public void completeIntrospection(String id, String answer) {
    start(project -> project.completeIntrospection(id, TaggedJson.loads(answer)));
  }

  public void failIntrospection(String id, String message) {
    start(project -> project.failIntrospection(id, message));
  }

  public void state() {
    start(PlainCompilations::state);
  }

  /** Gives up what waits and lets go of the warehouse; the last piece of work. */
  public void close() {
    start(
        () -> {
          PlainCompilations project = opened;
          if (project != null) {
            project.close();
          }
          return null;
        });
    worker.shutdown();
  }

  private void start(Work wanted) {
    start(
        () -> {
          PlainCompilations project = opened;
          if (project == null) {
            throw new IllegalStateException("no project is open");
          }
          return wanted.on(project);
        });
  }

  private synchronized void start(Callable<@Nullable Object> task) {
    calls.begin();
    work =
        worker.submit(
            () -> {
              try {
                return TaggedJson.dumps(task.call());
              } finally {
                calls.end();
              }
            });
  }

  /**
   * Calls of Python's functions that wait, as a list of number, name, positional and named
   * arguments in tagged JSON. Empty when none came in time, null when the work is done.
   */
  public @Nullable String next(long millis) throws InterruptedException {
    return calls.next(millis);
  }

  /** Answers calls: a list of number, whether it went well, and the value or what went wrong. */
  public void answer(String answers) {
    calls.answer(answers);
  }

  /** What the work came to, in tagged JSON. */
  public synchronized String result() throws Throwable {
    Future<String> done = work;
    if (done == null) {
      throw new IllegalStateException("nothing was started");
    }
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (CancellationException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Asks the work to end, as Ctrl-C does. */
  public synchronized void interrupt() {
    calls.giveUp();
    if (work != null) {
      work.cancel(true);
    }
  }
}
