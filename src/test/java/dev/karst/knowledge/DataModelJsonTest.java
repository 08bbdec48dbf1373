package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.Session;
import dev.karst.text.KarstException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What its rows are is in testdata/splt/datamodel/splunk_json.splt. */
class DataModelJsonTest {
  private static final Session SESSION = Session.standard();
  private static final Path FILE = Path.of("testdata/models/Shop.json");
  private static final DataModel SHOP = DataModelJson.read(FILE, SESSION);
  private static final String EVENT =
      "{\"modelName\":\"M\",\"objects\":[\n {\"objectName\":\"A\",\"parentName\":\"BaseEvent\",\n"
          + "  \"constraints\":[{\"search\":\"x=1\"}]%s}]}";

  @Test
  void datasetsHoldWhatIsTheirsAndInheritTheRest() {
    assertThat(SHOP.name()).isEqualTo("Shop");
    assertThat(SHOP.datasets().keySet())
        .containsExactly("Orders", "Large", "Large_Abroad", "Returns", "Carts");
    assertThat(SHOP.dataset("Large_Abroad").orElseThrow().nodeName())
        .isEqualTo("Orders.Large.Large_Abroad");
    assertThat(SHOP.dataset("Large").orElseThrow().columns())
        .extracting(DatasetField::name)
        .containsExactly("discount", "label", "is_Large_Abroad", "is_not_Large_Abroad");
    assertThat(SHOP.dataset("Orders").orElseThrow().columns())
        .containsExactly(
            new DatasetField("cart", FieldType.STRING, false),
            new DatasetField("amount", FieldType.NUMBER, false),
            new DatasetField("items", FieldType.STRING, true),
            new DatasetField("domain", FieldType.STRING, false),
            new DatasetField("country", FieldType.STRING, false),
            new DatasetField("status", FieldType.STRING, false),
            new DatasetField("is_Large", FieldType.BOOLEAN, false),
            new DatasetField("is_not_Large", FieldType.BOOLEAN, false));
    assertThat(SHOP.dataset("Carts").orElseThrow().search().text())
        .isEqualTo("| datamodel \"Shop\" \"Orders\" flat | transaction \"cart\" maxspan=1h");
  }

  @Test
  void placesAreParts() {
    DataModel model =
        DataModelJson.parse(
            "m.json",
            String.format(
                EVENT,
                ",\"calculations\":[{\"calculationID\":\"g\",\"calculationType\":\"GeoIP\","
                    + "\"inputField\":\"ip\",\"outputFields\":[{\"fieldName\":\"ip_City\","
                    + "\"lookupOutputFieldName\":\"City\",\"type\":\"string\"}]}]"),
            SESSION);
    assertThat(model.dataset("A").orElseThrow().calculations())
        .containsExactly(
            new Calculation.GeoIp(
                "g",
                "ip",
                List.of(
                    new Calculation.Taken(
                        "City", new DatasetField("ip_City", FieldType.STRING, false)))));
  }

  @Test
  void aFileIsReadWhenItsModelIsAskedFor() {
    DataModels models =
        DataModels.builtIn(SESSION)
            .withJson(Path.of("testdata/models/None.json"), UnaryOperator.identity(), SESSION)
            .withJson(
                FILE,
                model -> model.with(new DataModel.Acceleration("-1d", false), List.of("t")),
                SESSION);
    assertThat(models.names()).contains("None", "Shop", "Endpoint");
    DataModel shop = models.find("Shop").orElseThrow();
    assertThat(shop.tagsWhitelist()).containsExactly("t");
    assertThat(shop.acceleration().earliest()).isEqualTo("-1d");
    assertThatThrownBy(() -> models.find("None"))
        .hasMessage("testdata/models/None.json does not exist");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    DataModels builtIn = DataModels.builtIn(SESSION);
    for (String name : builtIn.names()) {
      DataModel model = builtIn.find(name).orElseThrow();
      DataModel again = DataModelJson.parse(name, ModelText.of(model), SESSION);
      for (Dataset root : model.roots()) {
        DataModel same = again.with(model.acceleration(), model.tagsWhitelist());
        assertThat(same.definitionHash(again.dataset(root.name()).orElseThrow()))
            .as(root.toString())
            .isEqualTo(model.definitionHash(root));
      }
    }
  }

  @Test
  void mistakesAreNamedWithTheirLine() {
    assertMistake(",\"colour\":1", "unknown key 'colour'", "m.json:3:45");
    assertMistake(
        ",\"fields\":[{\"fieldName\":\"f\",\"type\":\"text\"}]",
        "unknown field type 'text'",
        "m.json:3:");
    assertMistake(
        ",\"calculations\":[{\"calculationID\":\"c\",\"calculationType\":\"Eval\",\n"
            + "\"expression\":\"if(x=1,\",\"outputFields\":"
            + "[{\"fieldName\":\"f\",\"type\":\"string\"}]}]",
        "Unexpected end of the search",
        "m.json:4:");
    assertMistake(
        ",\"calculations\":[{\"calculationID\":\"c\",\"calculationType\":\"Magic\","
            + "\"outputFields\":[]}]",
        "unknown calculation type 'Magic'",
        "m.json:3:");
    assertMistake("]", "this is no valid JSON: Unexpected close marker ']'", "m.json:3:");
    String whole = String.format(EVENT, "");
    assertMistakeIn(
        whole.replace("\"BaseEvent\"", "\"A\""),
        "the dataset 'A' is its own ancestor",
        "m.json:2:");
    String more = ",\n {\"objectName\":\"%s\",\"parentName\":\"%s\",\"constraints\":[]}]}";
    String open = whole.substring(0, whole.length() - 2);
    assertMistakeIn(
        open.replace("\"BaseEvent\"", "\"B\"") + String.format(more, "B", "A"),
        "the dataset 'A' is its own ancestor",
        "m.json:4:");
    assertMistakeIn(
        open + String.format(more, "A", "BaseEvent"),
        "the dataset 'A' is defined twice",
        "m.json:4:");
    assertMistakeIn(open + String.format(more, "B", "Aa"), "unknown parent 'Aa'", "m.json:4:");
    assertMistakeIn(whole.replace("x=1", "x=(1"), "Unexpected", "m.json:3:");
    assertMistakeIn("", "m.json is empty", "m.json:1:");
    assertMistakeIn(
        whole.stripTrailing().replaceFirst("}$", ""),
        "this is no valid JSON: Unexpected end-of-input: expected close marker for Object\n",
        "m.json:");
    assertMistakeIn(whole + " 1", "a second value starts here", "m.json:3:");
    assertMistakeIn("[".repeat(1000), "values are nested deeper than 64", "m.json:1:");
    assertMistakeIn(
        whole.replace("{\"modelName\"", "{\"modelName\":\"N\",\"modelName\""),
        "this is no valid JSON: Duplicate field 'modelName'",
        "m.json:1:");
  }

  private static void assertMistake(String more, String message, String place) {
    assertMistakeIn(String.format(EVENT, more), message, place);
  }

  private static void assertMistakeIn(String json, String message, String place) {
    assertThatThrownBy(() -> DataModelJson.parse("m.json", json, SESSION))
        .isInstanceOfSatisfying(
            KarstException.class,
            e ->
                assertThat(e.diagnostic().render())
                    .startsWith("error: " + message)
                    .contains("--> " + place));
  }
}
