"""virtio devices: transport (PCI, memory) x virtqueue x device. Read first: features.py."""
