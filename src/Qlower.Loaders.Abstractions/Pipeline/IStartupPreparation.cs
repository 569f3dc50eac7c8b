namespace Qlower.Loaders;

/// <summary>
/// Creates what a part of the host requires, such as a folder, before the host starts. Packages register implementations; the engine calls each once,
/// in the same round as it validates options. A program without a host does not call them.
/// </summary>
public interface IStartupPreparation
{
    /// <summary>Creates what is missing, and returns what prevents the host from starting. Errors of options are reported by their validation.</summary>
    /// <returns>Sentences that name the verb or the option and what to do; empty when there is no error.</returns>
    IReadOnlyList<string> Prepare();
}
