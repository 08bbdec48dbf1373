package dev.karst.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.karst.engine.Engine;
import dev.karst.engine.SearchResult;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.resolve.Catalog;
import dev.karst.session.Session;
import dev.karst.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableFormatTest {
  private static String table(TableFormat format, String search) throws IOException {
    Session session = Session.standard();
    Engine engine = new Engine(Knowledge.builtIn(session), Catalog.empty(), session);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SearchResult result = engine.search(SourceText.of("search", search), TimeWindow.ALL)) {
      format.write(result, session, out);
    }
    assertThat(session.memory().used()).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void cutsTheWidestColumnsToFitTheTerminal() throws IOException {
    String search =
        "| makeresults | eval a=\"short\", b=\"0123456789012345678901234567890\" | table a b";
    assertThat(table(new TableFormat(20, false), search))
        .isEqualTo("a      b\n-----  -------------\nshort  012345678901…\n");
    assertThat(table(new TableFormat(0, false), search))
        .contains("0123456789012345678901234567890\n");
  }

  @Test
  void writesBlocksWhereColumnsDoNotFit() throws IOException {
    String search =
        "| makeresults count=2 | eval first=\"0123456789\", last=split(\"x,y\",\",\"),"
            + " middle=\"0123456789\", none=null() | table first middle last none";
    String block = "first   0123456…\nmiddle  0123456…\nlast    x\n        y\n";
    assertThat(table(new TableFormat(16, false), search))
        .isEqualTo("-- 1\n" + block + "\n-- 2\n" + block);
  }

  @Test
  void showsControlCharactersAsPictures() {
    assertThat(CellText.printable("a\u001b[2Jb\n\tc")).isEqualTo("a␛[2Jb␊␉c");
    assertThat(CellText.printable("plain é")).isEqualTo("plain é");
  }

  @Test
  void countsTheColumnsThatTextTakes() {
    assertThat(CellText.width("abc")).isEqualTo(3);
    assertThat(CellText.width("日本")).isEqualTo(4);
    assertThat(CellText.width("e\u0301")).isEqualTo(1);
    assertThat(CellText.cut("日本語", 5)).isEqualTo("日本…");
    assertThat(CellText.cut("abc", 3)).isEqualTo("abc");
  }
}
