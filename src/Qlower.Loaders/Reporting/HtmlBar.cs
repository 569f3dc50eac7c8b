using System.Globalization;

namespace Qlower.Loaders.Reporting;

/// <summary>Draws counts as a stacked bar. The numbers are beside it, so the drawing is hidden from screen readers.</summary>
internal static class HtmlBar
{
    /// <summary>The least a part that is not empty takes of the bar, in percent, so that one record in a million is seen.</summary>
    private const double Least = 1.2;

    public static void Write(HtmlWriter html, LoadCounts counts)
    {
        long[] values = [counts.Integrated, counts.AlreadyKnown, counts.Rejected];
        string[] styles = ["f-good", "f-known", "f-bad"];
        var sum = (double)values.Sum();
        html.Raw("<svg aria-hidden=\"true\" preserveAspectRatio=\"none\">");
        if (sum > 0)
        {
            var shares = values.Select(value => value == 0 ? 0 : Math.Max(Least, 100 * value / sum)).ToArray();
            var scale = 100 / shares.Sum();
            var x = 0.0;
            for (var i = 0; i < shares.Length; i++)
            {
                var width = shares[i] * scale;
                if (width > 0)
                {
                    html.Raw("<rect class=\"").Raw(styles[i]).Raw("\" x=\"").Raw(Percent(x)).Raw("\" width=\"").Raw(Percent(width)).Raw("\" height=\"100%\"/>");
                }

                x += width;
            }
        }

        html.Raw("</svg>");
    }

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
