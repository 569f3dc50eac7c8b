using System.Text;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;
using Qlower.Loaders.JsonSchema.TreeEvaluation;

namespace Qlower.Loaders.JsonSchema.Output;

/// <summary>Collects the units of the standard's output.</summary>
/// <param name="trees">The evaluation, which provides the location in the instance.</param>
/// <param name="path">The location in the schema.</param>
/// <param name="isValid">Whether the instance as a whole passes: if so, annotations are collected, otherwise errors.</param>
internal sealed class OutputReport(TreeEvaluator trees, Stack<string> path, bool isValid) : TreeReport
{
    private readonly List<OutputUnit> _annotations = [];

    public override bool ReportsAnnotations => isValid;

    public override bool ReportsWarnings => false;

    public override bool ReportsPaths => true;

    public List<OutputUnit> Errors { get; } = [];

    public IReadOnlyList<OutputUnit> Annotations => _annotations;

    public override void Enter(SchemaNode parent, SchemaNode child, string? reference) =>
        path.Push(path.Peek() + Step(parent, child, reference));

    public override void Leave() => path.Pop();

    public override void Fail(in TreeFailure failure)
    {
        var node = failure.Node;
        var isFalse = node.Boolean is not null;
        var suffix = isFalse ? "" : "/" + JsonPointer.Escape(failure.Site.Keyword);
        Errors.Add(new OutputUnit(false, path.Peek() + suffix, Absolute(node) + suffix, InstanceLocation())
        {
            Error = OutputText.Of(failure, trees.Tree, isFalse),
        });
    }

    public override TreeReport Branch(bool isWarning) => new OutputReport(trees, path, isValid);

    public override void Settle(TreeReport branch) => Errors.AddRange(((OutputReport)branch).Errors);

    public override void FailAll(in TreeFailure failure, List<TreeReport> branches)
    {
        Fail(failure);
        branches.ForEach(Settle);
    }

    public override void Annotate(SchemaNode node, string keyword, string json)
    {
        var suffix = "/" + JsonPointer.Escape(keyword);
        _annotations.Add(new OutputUnit(true, path.Peek() + suffix, Absolute(node) + suffix, InstanceLocation()) { Annotation = json });
    }

    private static string Absolute(SchemaNode node)
    {
        var location = node.AbsoluteLocation.Length > 0 ? node.AbsoluteLocation : node.Pointer;
        return location.Contains('#', StringComparison.Ordinal) ? location : location + "#";
    }

    /// <summary>What the location of a schema object adds to that of the object around it.</summary>
    private static string Step(SchemaNode parent, SchemaNode child, string? reference) =>
        reference is not null ? "/" + reference
        : child.Pointer.StartsWith(parent.Pointer + "/", StringComparison.Ordinal) ? child.Pointer[parent.Pointer.Length..]
        : "/" + child.Holder;

    private string InstanceLocation()
    {
        var location = new StringBuilder();
        foreach (var (key, index) in trees.Path)
        {
            location.Append('/').Append(key < 0 ? $"{index}" : JsonPointer.Escape(Encoding.UTF8.GetString(trees.Tree.Text(key))));
        }

        return location.ToString();
    }
}
