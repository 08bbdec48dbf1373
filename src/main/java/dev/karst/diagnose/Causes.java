package dev.karst.diagnose;

import java.util.List;

/** All causes, in the order in which things usually go wrong. */
final class Causes {
  /** A new cause is one new file and one line here. */
  static final List<Cause> ALL =
      List.of(
          new FilterMacroCause(),
          new DatasetCause(),
          new OriginCause(),
          new SummariesCause(),
          new TimeRangeCause(),
          new UnknownValueCause(),
          new ProcessNameCause(),
          new BlankCause(),
          new WildcardCause(),
          new XmlEntityCause(),
          new BackslashCause(),
          new LetterCaseCause(),
          new PrecedenceCause(),
          new NotEqualCause(),
          new AbsentKeyCause(),
          new PrefixCause(),
          new LookupCause(),
          new JoinCause(),
          new ExtractionCause(),
          new ThresholdCause(),
          new TypoCause(),
          new WrongFieldCause(),
          new AbsentFieldCause(),
          new ExclusionCause(),
          new UnseenCause());

  private Causes() {}
}
