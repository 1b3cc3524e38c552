import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Runs a command while it holds the lock of a file; who finds it taken waits. The system takes the lock back from
 * whoever dies, so none is ever left over (which a folder as a lock cannot promise: two who find an old one can both
 * take it).
 *
 * <p>usage: java OneAtATime.java FILE COMMAND [ARGUMENT ...], ends with the exit code of COMMAND
 */
final class OneAtATime {
  public static void main(String[] args) throws IOException, InterruptedException {
    int code;
    try (FileChannel file =
            FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      Process process =
          new ProcessBuilder(Arrays.asList(args).subList(1, args.length)).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      code = process.waitFor();
    }
    System.exit(code);
  }
}
