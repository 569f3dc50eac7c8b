using Qlower.Loaders.JsonSchema.Compilation;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>Is told what a <see cref="TreeEvaluator"/> finds.</summary>
internal abstract class TreeReport
{
    public virtual bool TellsAnnotations => false;

    public virtual bool TellsAdvice => true;

    /// <summary>A schema object of another one begins; a reference is named by its keyword.</summary>
    public virtual void Enter(SchemaNode parent, SchemaNode child, string? reference)
    {
    }

    public virtual void Leave()
    {
    }

    public abstract void Fail(in TreeFailure failure);

    /// <summary>What a branch tells, which counts only once it is settled.</summary>
    public abstract TreeReport Branch(bool isAdvice);

    /// <summary>What <c>if</c> tells; null when nothing of it is wanted.</summary>
    public virtual TreeReport? Condition() => null;

    public abstract void Settle(TreeReport branch);

    /// <summary>No branch passes.</summary>
    public abstract void FailAll(in TreeFailure failure, List<TreeReport> branches);

    /// <summary>Remembers how many annotations there are.</summary>
    public virtual int Mark() => 0;

    /// <summary>A schema object has failed, so what it annotated is void.</summary>
    public virtual void DropAnnotations(int mark)
    {
    }

    public virtual void Annotate(SchemaNode node, string keyword, string json)
    {
    }
}
