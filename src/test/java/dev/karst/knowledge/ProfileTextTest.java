package dev.karst.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.karst.session.Session;
import dev.karst.text.KarstException.InputError;
import org.junit.jupiter.api.Test;

class ProfileTextTest {
  private static final String TEXT =
      """
      profile: p
      version: '1'
      default_sourcetype: x
      stanzas:
        # about it
        - match: {sourcetype: x}
          extract: {a: '('}
      transforms:
        t: {regex: 'a'}
      eventtypes:
        - name: e
          search: 'sourcetype=x'
      """;

  @Test
  void theHeadHasTheMatchOfAStanzaAndTheBodyTheRest() {
    assertThat(ProfileText.head(TEXT))
        .isEqualTo(
            """
            profile: p
            version: '1'
            default_sourcetype: x
            stanzas:

              - match: {sourcetype: x}



            eventtypes:
              - name: e
                search: 'sourcetype=x'
            """);
    assertThat(ProfileText.body(TEXT))
        .isEqualTo(
            """



            stanzas:
              # about it
              - match: {sourcetype: x}
                extract: {a: '('}
            transforms:
              t: {regex: 'a'}



            """);
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(ProfileText.body("a: b\nstanzas: []")).isEqualTo("\nstanzas: []");
    assertThat(ProfileText.head("")).isEmpty();
  }

  @Test
  void aBodyIsReadWhenItsStanzasAreAskedFor() {
    SourceTypeProfile profile = ProfileReader.readHead("p.yml", TEXT, Session.standard());
    assertThat(profile.matches().toString()).isEqualTo("[sourcetype=x]");
    assertThat(profile.eventTypes().get(0).search().text()).isEqualTo("sourcetype=x");
    // The regular expression of its stanza is wrong: nothing has read it so far.
    assertThatThrownBy(profile::stanzas)
        .isInstanceOfSatisfying(
            InputError.class, e -> assertThat(e.diagnostic().render()).contains("p.yml:7:"));
  }
}
