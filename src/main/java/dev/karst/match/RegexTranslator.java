package dev.karst.match;

import dev.karst.text.KarstException.SearchError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Translates PCRE to java.util.regex, from left to right and without recursion. What
 * java.util.regex reads in another way is rewritten; what it cannot do is refused by name. Extended
 * mode ({@code (?x)}) and ungreedy mode ({@code (?U)}) are resolved here. All texts have Unix line
 * ends, as in PCRE's default.
 */
final class RegexTranslator {
  private static final int LONGEST = 65_535;
  private static final int DEEPEST = 250;

  /** PCRE's word boundary knows ASCII words; Java's knows others, and not in all releases. */
  private static final String BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

  private static final String NO_BOUNDARY = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

  /** An open group: where its text starts, and the modes to go back to. */
  private record Frame(int open, int start, RegexModes modes, boolean leading) {}

  private final RegexReader in;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final RegexGroups groups = new RegexGroups();
  private final RequiredLiteral required = new RequiredLiteral();
  private final LeadingDotStar leading = new LeadingDotStar();
  private RegexModes modes = new RegexModes();

  /** Where the last atom starts in {@link #out}; -1 where nothing can be repeated. */
  private int atom = -1;

  private boolean quantified;

  RegexTranslator(String pattern) {
    this.in = new RegexReader(pattern);
  }

  Translation translate() {
    if (in.pattern.length() > LONGEST) {
      throw in.error(LONGEST, "regular expression is too large");
    }
    while (!in.atEnd()) {
      element();
    }
    if (!frames.isEmpty()) {
      throw in.error(frames.peek().open, "missing closing parenthesis");
    }
    if (!groups.hasAllReferred()) {
      throw in.error(in.at, "reference to non-existent subpattern");
    }
    out.insert(0, leading.prefix());
    String java = out.toString();
    String ascii = java.replace(BOUNDARY, "\\b").replace(NO_BOUNDARY, "\\B");
    return groups.translation(java, ascii, required.found());
  }

  private void element() {
    char c = in.peek(0);
    if (modes.extended && skipExtended(c)) {
      return;
    }
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case '|' -> {
        in.at++;
        if (frames.isEmpty()) {
          required.alternative();
        }
        leading.alternative(frames.size());
        out.append('|');
        atom = -1;
      }
      case '[' -> {
        startAtom();
        CharacterClass.translate(in, out, modes.caseless);
      }
      case '\\' -> {
        in.at++;
        escape();
      }
      case '*', '+', '?' -> {
        in.at++;
        quantifier(String.valueOf(c), c != '+');
      }
      case '{' -> brace();
      case '.', '^', '$' -> {
        if (c == '.' && in.peek(1) == '*') {
          leading.dotStar(out.length(), frames.size(), modes.dotAll);
        }
        startAtom();
        in.at++;
        out.append(c);
      }
      default -> literal(in.codePoint());
    }
  }

  private boolean skipExtended(char c) {
    if (c == '#') {
      int end = in.pattern.indexOf('\n', in.at);
      in.at = end < 0 ? in.pattern.length() : end + 1;
      return true;
    }
    if (c == ' ' || c >= 9 && c <= 13) {
      in.at++;
      return true;
    }
    return false;
  }

  /** An atom other than a plain character starts here. */
  private void startAtom() {
    if (frames.isEmpty()) {
      required.other();
    }
    atom = out.length();
    quantified = false;
  }

  private void literal(int codePoint) {
    atom = out.length();
    quantified = false;
    if (frames.isEmpty()) {
      if (modes.caseless) {
        required.other();
      } else {
        required.character(codePoint);
      }
    }
    CharacterClass.literal(codePoint, out);
  }

  /** A brace that repeats; any other stands for itself. */
  private void brace() {
    String counts = in.counts();
    if (counts == null) {
      literal(in.codePoint());
    } else {
      quantifier("{" + counts + "}", counts.matches("0+(,.*)?"));
    }
  }

  private void quantifier(String text, boolean optional) {
    if (atom < 0) {
      throw in.error(in.at - text.length(), "quantifier does not follow a repeatable item");
    }
    if (quantified) {
      out.insert(atom, "(?:").append(')');
    }
    if (frames.isEmpty()) {
      required.repeated(optional);
    }
    leading.quantified(atom);
    quantified = true;
    out.append(text);
    if (in.take("+")) {
      out.append('+');
    } else if (in.take("?") != modes.ungreedy) {
      out.append('?');
    }
  }

  private void open() {
    int open = in.at++;
    if (frames.size() >= DEEPEST) {
      throw in.error(open, "parentheses are too deeply nested");
    }
    if (in.take("?#")) {
      in.until(")", "missing ) after (?# comment");
    } else if (in.take("?P=")) {
      reference(in.name(")"), open);
    } else if (in.take("?P<") || namedByAngle()) {
      named(in.name(">"), open);
    } else if (in.take("?'")) {
      named(in.name("'"), open);
    } else if (in.peek(0) != '?') {
      if (in.peek(0) == '*' && Character.isUpperCase(in.peek(1))) {
        throw unsupported(open, "(*VERB)");
      }
      capture(open);
    } else {
      special(open);
    }
  }

  private boolean namedByAngle() {
    return in.peek(2) != '=' && in.peek(2) != '!' && in.take("?<");
  }

  private void named(String name, int open) {
    capture(open);
    if (!groups.name(name) && !modes.duplicateNames) {
      throw in.error(open, "two named subpatterns have the same name (PCRE2_DUPNAMES not set)");
    }
  }

  private void capture(int open) {
    groups.capture();
    push(open, "(", true);
  }

  private void push(int open, String text, boolean mayLead) {
    if (frames.isEmpty()) {
      required.other();
    }
    boolean leads = mayLead && leading.opens(out.length());
    frames.push(new Frame(open, out.length(), modes, leads));
    out.append(text);
    if (leads) {
      leading.opened(out.length());
    }
    modes = modes.copy();
    atom = -1;
  }

  private void close() {
    if (frames.isEmpty()) {
      throw in.error(in.at, "unmatched closing parenthesis");
    }
    in.at++;
    Frame frame = frames.pop();
    out.append(')');
    modes = frame.modes;
    atom = frame.start;
    quantified = false;
  }

  /** A group that starts with (? and has no name: lookaround, atomic, plain, or modes. */
  private void special(int open) {
    for (String kind : List.of("?:", "?>", "?=", "?!", "?<=", "?<!")) {
      if (in.take(kind)) {
        push(open, "(" + kind, kind.equals("?:"));
        return;
      }
    }
    String modesText = RegexModes.text(in);
    if (modesText == null) {
      int end = Math.min(in.pattern.length(), in.at + 2);
      throw unsupported(open, "(" + in.pattern.substring(in.at, end));
    }
    boolean scoped = in.take(":");
    if (!scoped && !in.take(")")) {
      throw in.error(in.at, "unrecognized character after (? or (?-");
    }
    RegexModes changed = modes.with(modesText);
    String java = RegexModes.java(modesText);
    if (scoped) {
      push(open, "(?" + java + ":", false);
      modes = changed;
      return;
    }
    modes = changed;
    if (!java.isEmpty()) {
      boolean leads = leading.opens(out.length());
      out.append("(?").append(java).append(')');
      if (leads) {
        leading.opened(out.length());
      }
    }
    atom = -1;
  }

  private SearchError unsupported(int at, String what) {
    return in.error(at, what + " is not supported by Karst");
  }

  private void escape() {
    int character = in.escapedCharacter();
    if (character >= 0) {
      literal(character);
      return;
    }
    int at = in.at;
    char c = (char) in.codePoint();
    switch (c) {
      case 'd', 'D', 'w', 'W', 's', 'S', 'h', 'H', 'v', 'V', 'R', 'X' -> piece("\\" + c);
      case 'A', 'Z', 'z', 'G' -> piece("\\" + c);
      case 'b' -> piece(BOUNDARY);
      case 'B' -> piece(NO_BOUNDARY);
      case 'N' -> piece("[^\\n]");
      case 'p', 'P' -> piece(in.property(c == 'P'));
      case 'K' -> {
        piece("()");
        groups.start();
      }
      case 'Q' -> quote();
      case 'E' -> {
        // the end of a quotation that was not opened means nothing
      }
      case 'k', 'g' -> namedReference(c, at);
      case '0' -> {
        in.at = at;
        literal(in.octal());
      }
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        in.at = at;
        numberedEscape();
      }
      case 'l', 'L', 'u', 'U' ->
          throw in.error(at - 1, "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u");
      default -> throw in.error(at - 1, "unrecognized character follows \\");
    }
  }

  private void piece(String java) {
    startAtom();
    out.append(java);
  }

  private void quote() {
    int end = in.pattern.indexOf("\\E", in.at);
    int stop = end < 0 ? in.pattern.length() : end;
    while (in.at < stop) {
      literal(in.codePoint());
    }
    in.take("\\E");
  }

  /** Below 10, or where there are that many groups, a back-reference; else an octal code. */
  private void numberedEscape() {
    int end = in.digits(in.at, 5);
    int number = Integer.parseInt(in.pattern, in.at, end, 10);
    char first = in.peek(0);
    if (number < 10 || first >= '8' || number <= groups.count()) {
      in.at = end;
      reference(number);
    } else {
      literal(in.octal());
    }
  }

  /** {@code \k} and {@code \g} in all their brackets. */
  private void namedReference(char letter, int at) {
    char bracket = in.peek(0);
    String close = bracket == '{' ? "}" : bracket == '<' ? ">" : bracket == '\'' ? "'" : "";
    if (letter == 'g' && bracket != '{' && !close.isEmpty()) {
      throw unsupported(at - 1, "\\g" + bracket);
    }
    String name;
    if (close.isEmpty()) {
      int end = in.digits(in.at + (bracket == '-' ? 1 : 0), Integer.MAX_VALUE);
      name = letter == 'g' ? in.pattern.substring(in.at, end) : "";
      in.at = end;
    } else {
      in.at++;
      name = in.until(close, "syntax error in subpattern name (missing terminator?)");
    }
    boolean relative = name.startsWith("-");
    String digits = relative ? name.substring(1) : name;
    if (letter == 'g' && RegexReader.isNumber(digits) && digits.length() < 6) {
      int number = Integer.parseInt(digits);
      reference(relative ? groups.count() + 1 - number : number);
    } else if (name.isEmpty()) {
      throw in.error(at, "\\k or \\g is not followed by a name or number");
    } else {
      reference(name, at);
    }
  }

  private void reference(String name, int at) {
    List<Integer> named = groups.named(name);
    if (named == null) {
      throw in.error(at, "reference to non-existent subpattern");
    }
    if (named.size() > 1) {
      throw unsupported(at, "a back-reference to a name that several groups have");
    }
    reference(named.get(0));
  }

  private void reference(int number) {
    if (number < 1) {
      throw in.error(in.at, "reference to non-existent subpattern");
    }
    leading.referenced();
    piece("(?:\\" + groups.javaNumber(number) + ")");
  }
}
