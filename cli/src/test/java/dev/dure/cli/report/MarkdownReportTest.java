package dev.dure.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static String write(Run run) {
    return Reports.of(Format.MARKDOWN, run, new Sources(Path.of(""), List.of()));
  }

  /** What Markdown makes of a report. */
  private static final class Seen extends AbstractVisitor {
    int headings;
    int rows;
    int blocks;
    final StringBuilder html = new StringBuilder();
    final StringBuilder code = new StringBuilder();

    Seen(String markdown) {
      PARSER.parse(markdown).accept(this);
    }

    @Override
    public void visit(Heading heading) {
      headings++;
      visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
      throw new AssertionError("a link to " + link.getDestination());
    }

    @Override
    public void visit(Image image) {
      throw new AssertionError("an image from " + image.getDestination());
    }

    @Override
    public void visit(HtmlBlock block) {
      html.append(block.getLiteral()).append('\n');
    }

    @Override
    public void visit(HtmlInline inline) {
      html.append(inline.getLiteral()).append('\n');
    }

    @Override
    public void visit(FencedCodeBlock block) {
      blocks++;
      code.append(block.getLiteral());
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow row) {
        int cells = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          cells += cell instanceof TableCell ? 1 : 0;
        }
        assertThat(cells).isEqualTo(4);
        rows++;
      }
      visitChildren(node);
    }

    @Override
    public void visit(org.commonmark.node.CustomBlock block) {
      assertThat(block).isInstanceOf(TableBlock.class);
      visitChildren(block);
    }
  }

  @Test
  void aCleanRunIsOneLine() {
    assertThat(write(Samples.run(List.of()))).isEqualTo("### dure check: No findings\n\n");
    assertThat(write(Samples.unchecked())).contains("Nothing was checked");
  }

  @Test
  void aTableAndWhatIsBehindIt() {
    String markdown = write(Samples.run(Samples.kinds()));
    assertThat(markdown)
        .startsWith("### dure check: 4 findings\n\n| | finding | where | accesses |\n")
        .contains(
            "| 1 | `lost update` | `Counter.total of app.Counter@5e91993f` | `read in"
                + " Counter.add:6`<br>`write in Counter.add:6` |\n")
        .contains("| 3 | `check then act`, `possible` |")
        .contains("fingerprint `" + Samples.race().fingerprint() + "`");
    Seen seen = new Seen(markdown);
    assertThat(seen.headings).isEqualTo(1);
    assertThat(seen.rows).isEqualTo(5);
    assertThat(seen.blocks).isEqualTo(4);
  }

  @Test
  void whatIsKnownIsCountedOnly() {
    Run run = Samples.runWithBaseline(List.of(Samples.known(Samples.race()), Samples.locks()));
    assertThat(write(run))
        .startsWith("### dure check: 1 new finding\n")
        .endsWith("\n1 known, in the baseline, 2 suppressed.\n")
        .doesNotContain("lost update");
  }

  @Test
  void hostileNamesAreTextAndNothingElse() {
    Seen seen = new Seen(write(Samples.run(Samples.hostile())));
    assertThat(seen.headings).isEqualTo(1);
    assertThat(seen.rows).isEqualTo(1 + Samples.HOSTILE.size() + 1);
    assertThat(seen.blocks).isEqualTo(Samples.HOSTILE.size() + 1);
    assertThat(
            seen.html
                .toString()
                .replaceAll("</?(details|summary|code|br)>", "")
                .replaceAll("&#[0-9]+;", ""))
        .doesNotContain("<", ">", "@", "`");
    assertThat(seen.code.toString()).contains("``two``", "told as <text>");
  }

  @Test
  void aThousandAreCutAndItSaysSo() {
    String markdown = write(Samples.run(Samples.many(1000)));
    assertThat(markdown.length()).isBetween(60_000, 65_000);
    assertThat(markdown)
        .startsWith("### dure check: 1000 findings\n")
        .containsPattern(
            "_Cut, as a comment is limited: [0-9]+ findings are not in the table, [0-9]+ of the"
                + " table have no details here\\.");
    Seen seen = new Seen(markdown);
    assertThat(seen.headings).isEqualTo(1);
    assertThat(markdown.split("<details>", -1)).hasSameSizeAs(markdown.split("</details>", -1));
  }

  @Test
  void oneThatIsTooLongByItselfIsCut() {
    Finding race = Samples.race();
    Finding endless =
        new Finding(
            race.kind(),
            race.pattern(),
            race.cwe(),
            race.certainty(),
            "x".repeat(100_000),
            race.reason(),
            race.advice(),
            race.accesses(),
            race.fingerprint(),
            false,
            "y\n".repeat(100_000));
    String markdown = write(Samples.run(List.of(endless)));
    assertThat(markdown.length()).isLessThan(65_536);
    assertThat(markdown).contains("1 of the table have no details here");
  }
}
