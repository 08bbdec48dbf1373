package dev.karst.diagnose;

import java.util.List;
import java.util.Set;

/** One backslash too few or too many, or slashes that lean the other way. */
final class BackslashCause extends LiteralCause {
  @Override
  public String name() {
    return "backslash";
  }

  @Override
  List<Fix> fixes(Atom atom, Set<String> values, Loss loss) {
    String text = atom.text();
    if (text.indexOf('\\') < 0 && text.indexOf('/') < 0) {
      return List.of();
    }
    String message =
        "the backslashes of "
            + Describe.quoted(text)
            + " (as it is compared, escapes resolved) are not those of '"
            + atom.field()
            + "'";
    return texts(
        atom,
        List.of(
            text.replace("\\\\", "\\"),
            text.replace("\\", "\\\\"),
            text.replaceAll("\\\\(?=[A-Za-z0-9_])", "\\\\\\\\"),
            text.replace("\\", ""),
            text.replace('/', '\\'),
            text.replace('\\', '/')),
        message);
  }
}
