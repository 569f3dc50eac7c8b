using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>Is told what a <see cref="TreeEvaluator"/> finds.</summary>
internal abstract class TreeReport
{
    public virtual bool ReportsAnnotations => false;

    public virtual bool ReportsWarnings => true;

    /// <summary>Whether what is told of a schema object and a value depends on the way through the schema that led there.</summary>
    public virtual bool ReportsPaths => false;

    /// <summary>A schema object of another one begins; a reference is named by its keyword.</summary>
    public virtual void Enter(SchemaNode parent, SchemaNode child, string? reference)
    {
    }

    public virtual void Leave()
    {
    }

    public abstract void Fail(in TreeFailure failure);

    /// <summary>Takes what is told of one branch or schema object, which counts only once it is settled.</summary>
    public abstract TreeReport Branch(bool isWarning);

    public abstract void Settle(TreeReport branch);

    /// <summary>No branch passes.</summary>
    public abstract void FailAll(in TreeFailure failure, List<TreeReport> branches);

    public virtual void Annotate(SchemaNode node, string keyword, string json)
    {
    }
}
