using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>Receives the results of a <see cref="TreeEvaluator"/>.</summary>
internal abstract class TreeReport
{
    public virtual bool ReportsAnnotations => false;

    public virtual bool ReportsWarnings => true;

    /// <summary>Whether the report of a schema object and a value depends on the path through the schema.</summary>
    public virtual bool ReportsPaths => false;

    /// <summary>Called when a schema object within another one begins; a reference is identified by its keyword.</summary>
    public virtual void Enter(SchemaNode parent, SchemaNode child, string? reference)
    {
    }

    public virtual void Leave()
    {
    }

    public abstract void Fail(in TreeFailure failure);

    /// <summary>Creates a report for one branch or schema object, which counts only once it is settled.</summary>
    public abstract TreeReport Branch(bool isWarning);

    public abstract void Settle(TreeReport branch);

    /// <summary>Called when no branch passes.</summary>
    public abstract void FailAll(in TreeFailure failure, List<TreeReport> branches);

    public virtual void Annotate(SchemaNode node, string keyword, string json)
    {
    }
}
