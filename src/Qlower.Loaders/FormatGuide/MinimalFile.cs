namespace Qlower.Loaders.FormatGuide;

/// <summary>The smallest valid file of one shape with a record of one model. Immutable.</summary>
/// <param name="Model">The wire name of the model.</param>
/// <param name="IsByClient">Whether it has the shape by client.</param>
/// <param name="Json">The file, indented.</param>
internal sealed record MinimalFile(string Model, bool IsByClient, string Json);
