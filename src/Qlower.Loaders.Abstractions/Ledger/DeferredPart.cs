namespace Qlower.Loaders.Ledger;

/// <summary>
/// What earlier attempts on a part recorded while an integrator was unavailable. The findings of these attempts are recorded already:
/// the next attempt records only what its integrators add. Immutable.
/// </summary>
/// <param name="answers">The answers so far, one for each integrator that answered.</param>
/// <param name="isFaulted">Whether a rule failed during these attempts.</param>
public sealed class DeferredPart(IReadOnlyList<IntegratorAnswers> answers, bool isFaulted)
{
    /// <summary>The answers so far, one for each integrator that answered.</summary>
    public IReadOnlyList<IntegratorAnswers> Answers { get; } = answers;

    /// <summary>Whether a rule failed during these attempts.</summary>
    public bool IsFaulted { get; } = isFaulted;

    /// <summary>Returns the answers of an integrator, or <see langword="null"/> when it has not answered.</summary>
    public IntegratorAnswers? Find(string integrator)
    {
        foreach (var answer in Answers)
        {
            if (answer.Integrator == integrator)
            {
                return answer;
            }
        }

        return null;
    }
}
