namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Deviations of an evaluator from its default behaviour.</summary>
[Flags]
internal enum EvaluatorModes
{
    None = 0,

    /// <summary>Creates no findings; the first failure ends the pass.</summary>
    StopsAtFirst = 1,

    /// <summary>Never uses the fast path; for tests.</summary>
    AvoidsFastPath = 2,
}
