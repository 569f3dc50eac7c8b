namespace Qlower.Loaders.Tests.Architecture;

/// <summary>What one package may reference.</summary>
/// <param name="Projects">Packages of this repository.</param>
/// <param name="Packages">Other packages.</param>
internal sealed record AllowedReference(IReadOnlyList<string> Projects, IReadOnlyList<string> Packages);
