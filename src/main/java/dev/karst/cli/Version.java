package dev.karst.cli;

/** Which Karst this is. */
final class Version {
  /** From the jar's manifest; {@code development} where Karst runs from class files. */
  static final String TEXT = text();

  private Version() {}

  private static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
