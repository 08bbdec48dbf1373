package dev.karst.knowledge;

/** Where a definition comes from. A later one wins over those before it (DESIGN section 4). */
public enum Layer {
  BUILT_IN("built in"),
  APP("app"),
  PACK("pack"),
  COMMAND_LINE("command line");

  private final String label;

  Layer(String label) {
    this.label = label;
  }

  /** What users read. */
  public String label() {
    return label;
  }
}
