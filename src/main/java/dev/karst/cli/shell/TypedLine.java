package dev.karst.cli.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;

/**
 * What is typed so far, for the line editor: its only word is the name before the cursor.
 *
 * @param word up to the cursor
 */
record TypedLine(String line, int cursor, String word) implements CompletingParsedLine {
  /** Asks for another line where the statement is open. */
  static final Parser PARSER =
      (line, cursor, context) -> {
        if (context == Parser.ParseContext.ACCEPT_LINE && Statement.isOpen(line)) {
          throw new EOFError(-1, cursor, "the search goes on");
        }
        String before = line.substring(0, cursor);
        return new TypedLine(line, cursor, before.substring(Completion.wordStart(before)));
      };

  @Override
  public int wordCursor() {
    return word.length();
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }

  /** As it is: quotes are typed. */
  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }

  @Override
  public int rawWordCursor() {
    return wordCursor();
  }

  @Override
  public int rawWordLength() {
    return word.length();
  }
}
