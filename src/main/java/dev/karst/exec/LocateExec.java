package dev.karst.exec;

import dev.karst.batch.Batch;
import dev.karst.batch.Column;
import dev.karst.plan.Locate;
import dev.karst.plan.Needs;
import dev.karst.session.Limit;
import dev.karst.session.Session;
import dev.karst.text.KarstException.SearchError;
import dev.karst.value.Multi;
import dev.karst.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where IP addresses are. An address that the database does not know gives no fields; of one that
 * it knows, what is not known is empty. Several values give the places of each.
 */
final class LocateExec extends StreamExec {
  private final Locate plan;
  private final Locations locations;
  private final long mostFields;

  private LocateExec(Exec input, Session session, Locate plan, Locations locations) {
    super(input, session);
    this.plan = plan;
    this.locations = locations;
    this.mostFields = session.limit(Limit.EXTRACTED_FIELDS);
  }

  static Exec from(Locate plan, Operators.Inputs inputs, ExecContext context) {
    Session session = context.session();
    String database =
        session
            .geoip()
            .orElseThrow(
                () ->
                    new SearchError(
                        "no-geoip",
                        "iplocation needs a database of locations",
                        "give a MaxMind database with --geoip FILE, or --geoip none to leave its"
                            + " fields absent"));
    if (database.equals(Session.NO_GEOIP)) {
      session
          .warnings()
          .add("no-geoip", "iplocation gives no fields: no database of locations was given");
      return inputs.build(plan.input());
    }
    Locations locations = Locations.open(Path.of(database), plan.language());
    try {
      return new LocateExec(inputs.build(plan.input()), session, plan, locations);
    } catch (RuntimeException e) {
      locations.close();
      throw e;
    }
  }

  @Override
  Batch apply(Batch batch) {
    Found found = new Found(batch, Needs.ALL, true, mostFields);
    Column addresses = batch.column(plan.field());
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.row(i);
      locate(addresses.value(row), row, found);
    }
    return found.finish();
  }

  private void locate(Value value, int row, Found found) {
    List<Map<String, String>> places = new ArrayList<>();
    for (String address : Multi.texts(value)) {
      Map<String, String> place = locations.of(address);
      if (place != null) {
        places.add(place);
      }
    }
    if (places.isEmpty()) {
      return;
    }
    for (String part : plan.parts()) {
      List<String> texts = places.stream().map(place -> place.getOrDefault(part, "")).toList();
      found.put(plan.prefix() + part, row, Multi.of(texts));
    }
  }

  @Override
  public void close() {
    locations.close();
    super.close();
  }
}
