using System.Text;

namespace Qlower.Loaders.Reporting;

/// <summary>Collects HTML; text goes in encoded for content and quoted attributes alike.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new(32 * 1024);

    /// <summary>Appends markup of the program's own.</summary>
    public HtmlWriter Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Appends any text.</summary>
    public HtmlWriter Text(string? text)
    {
        foreach (var c in text ?? "")
        {
            _ = c switch
            {
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '&' => _html.Append("&amp;"),
                '"' => _html.Append("&quot;"),
                '\'' => _html.Append("&#39;"),
                _ => _html.Append(c),
            };
        }

        return this;
    }

    public override string ToString() => _html.ToString();
}
