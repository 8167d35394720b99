// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Roots of transparency logs, for each account and log only of trees that grow (docs/spec/anchors.md, ANCHOR-8).
/// Nobody owns it, nobody can stop or change it, it holds no money. Whoever trusts a log trusts one account for it:
/// others may anchor what they like under their own.
contract KeduAnchors {
    struct Head {
        uint64 size;
        bytes32 root;
    }

    /// origin: SHA-256 of the name of the log. checkpoint: SHA-256 of the text of the checkpoint (ANCHOR-1).
    event Anchored(bytes32 indexed origin, address indexed keeper, uint64 size, bytes32 root, bytes32 checkpoint);

    /// The tree is not larger than the last one of this account and log.
    error NotLarger(uint64 size, uint64 last);

    mapping(address keeper => mapping(bytes32 origin => Head head)) public heads;

    function anchor(bytes32 origin, uint64 size, bytes32 root, bytes32 checkpoint) external {
        Head storage head = heads[msg.sender][origin];
        if (size <= head.size) revert NotLarger(size, head.size);
        head.size = size;
        head.root = root;
        emit Anchored(origin, msg.sender, size, root, checkpoint);
    }
}
