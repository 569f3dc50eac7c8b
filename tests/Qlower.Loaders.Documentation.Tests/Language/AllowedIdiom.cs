namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>One place where a forbidden expression is allowed.</summary>
/// <param name="File">The file, relative to the root.</param>
/// <param name="Found">The expression as written there.</param>
/// <param name="Reason">Why it is allowed.</param>
internal sealed record AllowedIdiom(string File, string Found, string Reason);
