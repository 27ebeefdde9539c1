package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All pages of the guide can be read by what serves them: in both languages, with their pictures and links, and nothing of their marks left. */
class GuideTest {

    private static final Pattern PICTURE = Pattern.compile("src=\"/help/pictures/([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"/help/([^\"]+)\"");

    private final Guide guide = new Guide();

    @Test
    void every_page_is_there_in_both_languages() {
        for (String name : Guide.PAGES) {
            for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
                Guide.Chapter chapter = guide.chapter(name, locale);
                assertThat(chapter.title())
                        .as("%s %s", name, locale)
                        .isNotBlank()
                        .doesNotContain("·", "#");
                assertThat(chapter.html())
                        .as("%s %s", name, locale)
                        .contains("<strong>")
                        .doesNotContain("**", "](", "## ", "| ---");
                Matcher picture = PICTURE.matcher(chapter.html());
                while (picture.find()) {
                    assertThat(guide.picture(picture.group(1)))
                            .as(picture.group())
                            .isPresent();
                }
                Matcher link = LINK.matcher(chapter.html());
                while (link.find()) {
                    assertThat(Guide.PAGES).contains(link.group(1));
                }
            }
            assertThat(guide.chapter(name, Texts.VIETNAMESE).html())
                    .isNotEqualTo(guide.chapter(name, Texts.ENGLISH).html());
        }
        assertThat(guide.picture("../guide.md")).isEmpty();
    }
}
