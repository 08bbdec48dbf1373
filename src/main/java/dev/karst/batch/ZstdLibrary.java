package dev.karst.batch;

import com.github.luben.zstd.util.Native;
import dev.karst.text.Diagnostic;
import dev.karst.text.KarstException.InputError;

/**
 * Whether zstd can be used here: its code is native, lies in Karst's own archive, and is put into
 * the folder of temporary files when it is first needed.
 */
public final class ZstdLibrary {
  private static final Throwable FAILURE = load();

  private ZstdLibrary() {}

  private static Throwable load() {
    try {
      Native.load();
      return null;
    } catch (LinkageError | RuntimeException e) {
      return e;
    }
  }

  /** Whether zstd can be used. */
  public static boolean isThere() {
    return FAILURE == null;
  }

  /**
   * Called before anything is unpacked.
   *
   * @throws InputError where zstd cannot be used
   */
  public static void need() {
    if (FAILURE != null) {
      throw new InputError(
          Diagnostic.error(
              "no-zstd",
              "zstd does not run on this machine: " + FAILURE.getMessage(),
              "it needs a folder for temporary files that programs may be run from"),
          FAILURE);
    }
  }
}
