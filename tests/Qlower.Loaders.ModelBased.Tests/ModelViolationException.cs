namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>The loaders differ from the model.</summary>
internal sealed class ModelViolationException(string message) : Exception(message);
