package dev.karst.ingest;

import dev.karst.knowledge.IndexSetting;
import dev.karst.knowledge.IndexSettings;
import dev.karst.knowledge.Stanza;
import dev.karst.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands in events that were cut: where they come from, their fields, their own times;
 * and changes them as transforms say. What it makes of an event depends on that event only, so that
 * several makers may work on one input, each used by one thread.
 */
final class EventMaker {
  private final EventOrigins.Teller teller;
  private final EventTimes times;
  private final EventChanges changes;
  private final String host;
  private final boolean json;
  private final String[] timeFields;
  private final boolean textWanted;

  EventMaker(
      EventOrigins origins,
      List<Stanza> stanzas,
      IndexSettings settings,
      Session session,
      boolean textWanted) {
    this.teller = origins.teller();
    this.times = new EventTimes(session);
    this.changes = new EventChanges(stanzas);
    this.host = origins.file().host();
    this.json = settings.structure() == IndexSetting.Structure.JSON;
    String fields = settings.text(IndexSetting.TIMESTAMP_FIELDS);
    this.timeFields = fields == null ? null : fields.split("[\\s,]+");
    this.textWanted = textWanted;
  }

  List<ReadEvent> make(EventBlock block) {
    List<ReadEvent> made = new ArrayList<>(block.events().size());
    for (RawEvent event : block.events()) {
      made.add(make(event));
      event.forgetText();
    }
    return made;
  }

  private ReadEvent make(RawEvent event) {
    EventOrigins.Origin told = teller.of(event);
    boolean object = !json || JsonFields.add(event);
    EventTimes.Own own =
        timeFields == null
            ? times.find(event.text(), told.time())
            : times.find(event.values(timeFields), told.time()).apart();
    String text = textWanted ? event.text() : null;
    return new ReadEvent(event, told, changes.apply(event, told, host), own, object, text);
  }
}
