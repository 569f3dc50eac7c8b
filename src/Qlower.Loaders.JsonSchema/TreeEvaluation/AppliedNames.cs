using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>The members of an object to which the keywords of one schema object were applied: their annotation.</summary>
internal sealed class AppliedNames(SchemaNode node)
{
    private readonly Dictionary<string, List<string>> _names = [];

    public void Add(string keyword, ReadOnlySpan<byte> name)
    {
        if (!_names.TryGetValue(keyword, out var names))
        {
            _names.Add(keyword, names = []);
        }

        var text = Encoding.UTF8.GetString(name);

        // Several patterns may match one name.
        if (names.Count == 0 || names[^1] != text)
        {
            names.Add(text);
        }
    }

    public void ReportTo(TreeReport report)
    {
        foreach (var (keyword, names) in _names)
        {
            report.Annotate(node, keyword, $"[{string.Join(',', names.Select(name => $"\"{JsonEncodedText.Encode(name)}\""))}]");
        }
    }
}
