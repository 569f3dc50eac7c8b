using Qlower.Loaders.ModelBased.Tests.Files;

namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>Generates sequences of steps, the same for the same seed.</summary>
internal static class StepGenerator
{
    /// <summary>The number of hosts that steps name.</summary>
    public const int Hosts = 2;

    public static IReadOnlyList<Step> Generate(int seed, int count, Features features)
    {
        var random = new Random(seed);
        var files = new FileGenerator(random, features);
        var dropped = new List<DropStep>();
        var steps = new List<Step>();
        var number = 0;
        while (steps.Count < count)
        {
            var partner = Partner.All[random.Next(Partner.All.Count)];
            var earlier = dropped.Count == 0 ? null : dropped[^(1 + random.Next(Math.Min(dropped.Count, 12)))];
            steps.Add(random.Next(1000) switch
            {
                < 120 when earlier is not null => new DropAgainStep(++number, earlier.Number, random.Next(2) == 0),
                < 220 when earlier is not null => Drop(files.Correct(earlier.File)),
                < 300 => Drop(files.CreateErasure(partner)),
                < 330 when earlier is not null => new ReplayStep(earlier.Number),
                < 370 => Disturb(partner, new KillStep(random.Next(Hosts), random.Next(600))),
                < 382 => Disturb(partner, new FreezeStep(random.Next(Hosts), random.Next(600), random.Next(1500))),
                < 395 => new RestartStep(random.Next(Hosts)),
                < 445 => new SettleStep(),
                _ => Drop(files.Create(partner)),
            });
        }

        return steps;

        // A large file beforehand, so that the host is at work.
        Step Disturb(Partner partner, Step step)
        {
            if (random.Next(100) < 75)
            {
                steps.Add(Drop(files.CreateLarge(partner)));
            }

            return step;
        }

        DropStep Drop(SentFile file)
        {
            var step = new DropStep(++number, file);
            dropped.Add(step);
            return step;
        }
    }
}
