namespace Qlower.Loaders.HttpService;

/// <summary>One answer for each record of a batch, in the same order.</summary>
internal sealed record BatchAnswers(IReadOnlyList<Answer> Answers);
