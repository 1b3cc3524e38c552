package dev.percolate.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A sentence for a failed file operation. */
final class IoText {
  private IoText() {}

  static String of(UncheckedIOException problem) {
    IOException cause = problem.getCause();
    return switch (cause) {
      case AccessDeniedException denied ->
          "Permission denied: " + denied.getFile() + ". Check the rights of the folder.";
      case FileAlreadyExistsException other ->
          "Not a folder: " + other.getFile() + ". A file of this name is in the way.";
      case NoSuchFileException missing -> "No such file or folder: " + missing.getFile();
      case FileSystemException other ->
          (other.getReason() == null ? "Cannot use" : other.getReason()) + ": " + other.getFile();
      case null -> String.valueOf(problem.getMessage());
      default -> String.valueOf(cause.getMessage());
    };
  }
}
