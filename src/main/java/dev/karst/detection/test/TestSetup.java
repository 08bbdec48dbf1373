package dev.karst.detection.test;

import dev.karst.detection.pack.ContentPack;
import dev.karst.knowledge.Knowledge;
import dev.karst.plan.TimeWindow;
import dev.karst.session.Session;

/** What a run gives its tests. */
public interface TestSetup {
  /** A session of its own, over the budget that the run shares. */
  Session session(TestTime time);

  /** The time range of a test. */
  TimeWindow window(TestTime time, Session session);

  /** The definitions that a pack's detections have. */
  Knowledge knowledge(ContentPack pack, Session session);
}
