namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>One step of a sequence. A step that names another one does nothing where that one is missing, so that steps can be left out.</summary>
internal abstract record Step;
