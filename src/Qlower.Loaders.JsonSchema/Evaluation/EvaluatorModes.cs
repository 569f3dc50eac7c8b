namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>What an evaluator does otherwise than usual.</summary>
[Flags]
internal enum EvaluatorModes
{
    None = 0,

    /// <summary>Makes no findings, and the first failure ends the pass.</summary>
    StopsAtFirst = 1,

    /// <summary>Takes the long way always; for tests.</summary>
    AvoidsFastPath = 2,
}
