package dev.karst.ingest;

/**
 * An event that was read, all that its row is made of but for what depends on the events before.
 *
 * @param raw its text, as SEDCMD left it, and what stands in it
 * @param told where its text says that it comes from
 * @param from where it comes from once transforms were applied; null where they drop it
 * @param own its own time
 * @param object false where it should be a JSON object and is none
 * @param text the text as it was cut; null where nobody wants it
 */
record ReadEvent(
    RawEvent raw,
    EventOrigins.Origin told,
    EventOrigins.Origin from,
    EventTimes.Own own,
    boolean object,
    String text) {}
