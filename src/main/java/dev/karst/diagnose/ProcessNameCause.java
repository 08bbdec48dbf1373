package dev.karst.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A name where the events have a path or the other way round, or {@code .exe} on one side only. */
final class ProcessNameCause extends LiteralCause {
  private static final String EXE = ".exe";

  @Override
  public String name() {
    return "process_name";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    if (atom.kind() != Atom.Kind.SEARCH && atom.kind() != Atom.Kind.EXACT) {
      return List.of();
    }
    List<Fix> fixes = new ArrayList<>();
    String text = atom.text();
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (!lower.endsWith(EXE) && !text.endsWith("*")) {
      fixes.addAll(
          texts(atom, List.of(text + EXE), quoted(atom) + " lacks .exe, or a wildcard behind it"));
    }
    if (lower.endsWith(EXE)) {
      String bare = text.substring(0, text.length() - EXE.length());
      fixes.addAll(texts(atom, List.of(bare), quoted(atom) + " has .exe, and the events have not"));
    }
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    boolean paths = values.stream().anyMatch(ProcessNameCause::isPath);
    if (!values.stream().allMatch(ProcessNameCause::isPath)
        && slash >= 0
        && isName(text.substring(slash + 1))) {
      fixes.addAll(
          texts(
              atom,
              List.of(text.substring(slash + 1)),
              quoted(atom) + " is a path, and the events have the name alone"));
    }
    if (paths && atom.kind() == Atom.Kind.SEARCH && slash < 0 && !text.startsWith("*")) {
      fixes.addAll(
          texts(
              atom,
              List.of("*\\" + text, "*/" + text),
              quoted(atom) + " is a name alone, and the events have a path"));
    }
    return fixes;
  }

  private static boolean isName(String text) {
    return text.chars().anyMatch(Character::isLetterOrDigit);
  }

  private static boolean isPath(String value) {
    return value.indexOf('/') >= 0 || value.indexOf('\\') >= 0;
  }

  private static String quoted(Atom atom) {
    return Describe.quoted(atom.text());
  }
}
