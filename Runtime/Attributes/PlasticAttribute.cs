namespace Backpropamine;

/// <summary>
/// Makes connections plastic with the <see cref="Hebbian"/> rule: W(t) = w + alpha·Hebb(t). On a class it holds for every
/// layer that can be plastic; on a layer it overrides the class. A layer whose cell has several paths takes one for each path that is plastic.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public class PlasticAttribute : Attribute
{
    /// <summary>The path of the layer's cell (a <c>nameof</c>) whose recurrent connections are plastic; left out, the one that the cell's author chose. Where several
    /// are plastic, each has an Hebb and parameters of its own, such as <c>CandidateHebb</c> and <c>candidate_alpha</c>, and M is theirs in common.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// The layer or input (a <c>nameof</c>) whose activity of this step is the rule's pre; left out, what the connections read: h(t−1) of a
    /// recurrent layer. Its size must be that of what they read.
    /// </summary>
    public string? Pre { get; set; }

    /// <summary>
    /// The layer or input (a <c>nameof</c>) whose activity of this step is the rule's post; left out, the layer itself. Its size must be the
    /// layer's. In a layer with a cell it may name a value of the cell; left out, it is the one that the cell's author chose.
    /// </summary>
    public string? Post { get; set; }

    /// <summary>Whether the layer's output goes through Hebb as it was before the step, or after this step's commit.</summary>
    public Read Read { get; set; } = Read.BeforeCommit;

    /// <summary>What keeps Hebb from growing.</summary>
    public Bound Bound { get; set; } = Bound.Hard;

    /// <summary>The limit of the bound, such as of <see cref="Bound.Hard"/>: Hebb stays in [−limit, limit].</summary>
    public double Limit { get; set; } = 1;

    /// <summary>The most that rate·change may come to in one step, for each connection; 0 for any.</summary>
    public double StepCap { get; set; }

    /// <summary>How Hebb starts with an episode, for each lane anew; a constant or drawn from Torch's generator.</summary>
    public Initial HebbInitial { get; set; } = Initial.Constant;

    /// <summary>The scale s of <see cref="HebbInitial"/>; Hebb starts at 0 unless it is set.</summary>
    public double HebbScale { get; set; }

    /// <summary>How many plasticity gains alpha there are.</summary>
    public Grain Alpha { get; set; } = Grain.PerConnection;

    /// <summary>How alpha starts.</summary>
    public Initial AlphaInitial { get; set; } = Initial.Symmetric;

    /// <summary>The scale s of <see cref="AlphaInitial"/>.</summary>
    public double AlphaScale { get; set; } = 0.05;

    /// <summary>How many plasticity rates eta there are.</summary>
    public Grain Eta { get; set; } = Grain.Scalar;

    /// <summary>The value at which eta starts (or stays, see <see cref="EtaLearned"/>).</summary>
    public double EtaValue { get; set; } = 0.7;

    /// <summary>Whether eta is trained. A fixed eta is <see cref="EtaValue"/> everywhere.</summary>
    public bool EtaLearned { get; set; } = true;

    /// <summary>Whether there are trained weights w beside the plastic part.</summary>
    public SlowWeights Slow { get; set; } = SlowWeights.Learned;

    /// <summary>
    /// Hebb is committed only where this input or layer of size 1 (a <c>nameof</c>) is not 0, lane by lane, such as at a trial's end.
    /// Traces and states of the rule go on in between.
    /// </summary>
    public string? CommitOn { get; set; }

    /// <summary>Hebb is committed at every n-th step of a lane after the burn-in.</summary>
    public int CommitEvery { get; set; } = 1;

    /// <summary>Nothing is committed in a lane's first n steps.</summary>
    public int BurnIn { get; set; }

    /// <summary>A commit uses the eligibility trace up: it starts again from 0, as each trial's does. Needs a schedule and retroactive modulation.</summary>
    public bool ClearTrace { get; set; }
}
