namespace Qlower.Loaders.JsonSchema.Benchmarks.Passes;

/// <summary>Ends the run when an engine judges wrongly: its time would mean nothing.</summary>
internal static class Verdict
{
    public static void Expect(bool isRight, string who)
    {
        if (!isRight)
        {
            throw new InvalidOperationException($"Wrong verdict: {who}.");
        }
    }
}
