/**
 * Content packs in contentctl's layout: where one lies, its label, baselines and table of ATT&CK.
 *
 * <p>Takes a folder; gives what detections need of it. Macros and lookups are the knowledge
 * package's to read. Must not know how detections are tested.
 */
package dev.karst.detection.pack;
